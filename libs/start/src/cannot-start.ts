/** A program cannot start. The message tells the operator why, and what to do first. */
export class CannotStart extends Error {}
