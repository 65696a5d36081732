/** Bytes of a link's token: 128 random bits, which nobody guesses. */
export const shareTokenBytes = 16;
