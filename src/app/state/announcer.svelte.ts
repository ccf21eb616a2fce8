/**
 * What a screen reader says next. Two live regions: news of work in the background must not replace an answer to what the
 * person just did before it was heard.
 */
export class Announcer {
  #sentence = $state('');
  #news = $state('');

  /** The last answer to what the person did. */
  get sentence(): string {
    return this.#sentence;
  }

  /** The last thing that happened by itself. */
  get news(): string {
    return this.#news;
  }

  say(sentence: string): void {
    this.#sentence = sentence;
  }

  tell(news: string): void {
    this.#news = news;
  }
}
