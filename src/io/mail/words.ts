/** Base64 of so many bytes and its frame stay within the 75 characters of an encoded word (RFC 2047, 2). */
const maxBytes = 45

/** A subject as it goes into the header: one that only looks encoded would be decoded, line ends and all, so it is encoded. */
export function subjectWords(subject: string): string {
  return subject.includes('=?') ? encodedWords(subject) : subject
}

/** A name before an address in a header (RFC 5322, phrase): nodemailer encodes a header of its own as a whole, address and all. */
export function phrase(name: string): string {
  return /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/.test(name) ? name : encodedWords(name)
}

/** In pieces of whole characters, as none may be split between two words. */
function encodedWords(text: string): string {
  const pieces: string[] = ['']
  for (const char of text.toWellFormed()) {
    const longer = `${pieces.at(-1)}${char}`
    if (Buffer.byteLength(longer) > maxBytes) pieces.push(char)
    else pieces[pieces.length - 1] = longer
  }
  return pieces.map((piece) => `=?UTF-8?B?${Buffer.from(piece).toString('base64')}?=`).join(' ')
}
