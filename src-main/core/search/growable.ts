/** Whole numbers in a typed array that grows as they are added. */
export interface Numbers {
  readonly length: number;
  /** The numbers so far; may be longer than `length`, and another array after the next push. */
  readonly values: Int32Array;
  push(value: number): void;
}

/** Starts with what is there, which is not changed. */
export function numbers(initial: Int32Array = new Int32Array(0)): Numbers {
  let values = initial;
  let length = initial.length;
  return {
    get length() {
      return length;
    },
    get values() {
      return values;
    },
    push(value) {
      if (length === values.length) {
        const larger = new Int32Array(Math.max(64, length * 2));
        larger.set(values);
        values = larger;
      }
      values[length++] = value;
    },
  };
}
