// Pure. Decides where a file of a matter is read: through the matter, so that its access check stands before it.

export function fileHref(number: string, fileId: string): string {
  return `/api/matters/${encodeURIComponent(number)}/files/${encodeURIComponent(fileId)}`;
}
