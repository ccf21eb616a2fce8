/** The sentence that a screen reader says next. */
export class Announcer {
  #sentence = $state('');

  get sentence(): string {
    return this.#sentence;
  }

  say(sentence: string): void {
    this.#sentence = sentence;
  }
}
