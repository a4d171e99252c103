// Decides which files a page offers to take. Each type is named: an iPhone keeps its photos as HEIC, which the office cannot open, and hands
// over a JPEG only to a page that asks for JPEG and not for HEIC or for pictures of any kind (`image/*`).

/** The `accept` of every field for photos and papers. */
export const takenTypes = 'image/jpeg,image/png,image/webp,application/pdf';
