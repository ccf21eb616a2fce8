/** Gives numbers to 32-bit keys in the order in which they are added. Open addressing: a `Map` takes five times the room. */
export class HashTable {
  /** Ids plus one; zero is an empty place. */
  #ids: Int32Array;
  #keys: Uint32Array;
  #size = 0;

  /** @param expected how many keys will be added, about */
  constructor(expected: number) {
    const places = 2 ** Math.ceil(Math.log2(Math.max(16, expected * 2)));
    this.#ids = new Int32Array(places);
    this.#keys = new Uint32Array(places);
  }

  get size(): number {
    return this.#size;
  }

  /** The key's id, from 0; -1 where it was never added. */
  idOf(key: number): number {
    return (this.#ids[this.#placeOf(key)] ?? 0) - 1;
  }

  /** The key's id; a key that was not there yet gets the next one. */
  add(key: number): number {
    const place = this.#placeOf(key);
    const id = (this.#ids[place] ?? 0) - 1;
    if (id >= 0) return id;
    this.#keys[place] = key;
    this.#size += 1;
    this.#ids[place] = this.#size;
    const added = this.#size - 1;
    if (this.#size * 2 > this.#ids.length) this.#grow();
    return added;
  }

  #placeOf(key: number): number {
    const mask = this.#ids.length - 1;
    // The keys' low bits hold what kind of n-gram it is, so they are spread first (Knuth's multiplicative hashing).
    let place = (Math.imul(key, 0x9e3779b1) >>> 7) & mask;
    while (this.#ids[place] !== 0 && this.#keys[place] !== key >>> 0) place = (place + 1) & mask;
    return place;
  }

  #grow(): void {
    const ids = this.#ids;
    const keys = this.#keys;
    this.#ids = new Int32Array(ids.length * 2);
    this.#keys = new Uint32Array(ids.length * 2);
    for (let place = 0; place < ids.length; place += 1) {
      const id = ids[place] ?? 0;
      if (id === 0) continue;
      const key = keys[place] ?? 0;
      const moved = this.#placeOf(key);
      this.#ids[moved] = id;
      this.#keys[moved] = key;
    }
  }
}
