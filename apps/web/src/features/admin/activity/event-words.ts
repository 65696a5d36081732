/** "enrollment.requirement-met" in words: "Enrollment: requirement met". */
export function eventWords(type: string): string {
  const [thing = '', what = ''] = type.split('.');
  return `${capitalized(thing.replaceAll('-', ' '))}: ${what.replaceAll('-', ' ')}`;
}

/** "WriteLetters" or "write.letters" in words: "Write letters". */
export function listenerWords(listener: string): string {
  return capitalized(listener.replaceAll(/(?<=[a-z])(?=[A-Z])|[.-]/g, ' ').toLowerCase());
}

/** "closesBefore" in words: "closes before". */
export function fieldWords(name: string): string {
  return name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, ' ').toLowerCase();
}

const capitalized = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
