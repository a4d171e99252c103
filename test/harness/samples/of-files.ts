// Samples of files and what is sent as bytes.
import { nothing, type Sample } from './sample.ts';

export function fileSamples(): Record<string, Sample> {
  return {
    checkMatterImport: { bytes: { type: 'application/octet-stream', data: Buffer.from('neither sheet nor list') } },
    uploadFile: { bytes: { type: 'application/octet-stream', data: Buffer.from('neither picture nor paper') } },
    startUpload: { body: { name: '收据.jpg', bytes: 2_000, mediaType: 'image/jpeg' } },
    sendPiece: {
      params: { uploadId: nothing, piece: 0 },
      bytes: { type: 'application/octet-stream', data: Buffer.from('a piece') },
    },
    getUpload: { params: { uploadId: nothing } },
    finishUpload: { params: { uploadId: nothing } },
  };
}
