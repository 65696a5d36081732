/** CRC-32 with the polynomial of Ogg, which is not reflected. */
const table = Array.from({ length: 256 }, (_, index) => {
  let value = index << 24;
  for (let bit = 0; bit < 8; bit++) value = (value & 0x80000000) === 0 ? value << 1 : (value << 1) ^ 0x04c11db7;
  return value >>> 0;
});
const sumAt = 22;

/** A page of Ogg with its right check sum. */
export function withCheckSum(page: Buffer): Buffer {
  page.writeUInt32LE(0, sumAt);
  let sum = 0;
  for (const byte of page) sum = ((sum << 8) ^ table[((sum >>> 24) ^ byte) & 0xff]!) >>> 0;
  page.writeUInt32LE(sum, sumAt);
  return page;
}
