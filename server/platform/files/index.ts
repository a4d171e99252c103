export type { KeptFile } from './contract.ts';
export { fileRoutes } from './routes.ts';
export { claimFiles, eraseFiles, type FileRow, fileView, filesOf, findFile, openFile } from './store.ts';
export { type FilesVerification, verifyFiles } from './verify.ts';
export { keepMade } from './keep-made.ts';
export { sweepFiles, sweepLostBytes } from './sweep.ts';
