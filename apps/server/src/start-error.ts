/** Chasqui cannot start, for a reason that whoever starts it can mend: the message says how, and stands for itself. */
export class StartError extends Error {}
