import { EventEmitter } from 'node:events';

/** Something was asked of the double that it does not know. */
export class UnknownToDouble extends Error {
  constructor(what: string) {
    super(`The Electron double does not know ${what}; teach it in tests/e2e/double if the app needs it.`);
    this.name = 'UnknownToDouble';
  }
}

/** What JavaScript itself asks of any object. */
const asksOfAnyObject = new Set(['then', 'toJSON', 'constructor', 'inspect', 'nodeType', 'asymmetricMatch']);

/** Wraps an object so that reading or writing a property it does not have throws and names it. */
export function known<T extends object>(name: string, object: T): T {
  return new Proxy(object, {
    get(target, property) {
      if (typeof property === 'symbol') return Reflect.get(target, property, target);
      if (!(property in target)) {
        if (asksOfAnyObject.has(property)) return undefined;
        throw new UnknownToDouble(`${name}.${property}`);
      }
      const value: unknown = Reflect.get(target, property, target);
      // Bound, so that private fields are found behind the wrapping.
      return typeof value === 'function' && property !== 'constructor' ? value.bind(target) : value;
    },
    set(_target, property) {
      throw new UnknownToDouble(`how to set ${name}.${String(property)}`);
    },
  });
}

/** Throws when an options object has a property that is not listed. */
export function checkKeys(name: string, options: object, keys: readonly string[]): void {
  const unknown = Object.keys(options).find((key) => !keys.includes(key));
  if (unknown !== undefined) throw new UnknownToDouble(`the option ${unknown} of ${name}`);
}

/** An emitter that can only be asked for events it knows. */
export class KnownEmitter extends EventEmitter {
  readonly #name: string;
  readonly #events: readonly string[];

  constructor(name: string, events: readonly string[]) {
    super();
    this.#name = name;
    this.#events = events;
  }

  override on(event: string, listener: (...args: never[]) => void): this {
    this.#check(event);
    return super.on(event, listener as (...args: unknown[]) => void);
  }

  override once(event: string, listener: (...args: never[]) => void): this {
    this.#check(event);
    return super.once(event, listener as (...args: unknown[]) => void);
  }

  #check(event: string): void {
    if (!this.#events.includes(event)) throw new UnknownToDouble(`the event ${event} of ${this.#name}`);
  }
}

/** An event that its listeners can prevent. */
export class PreventableEvent {
  defaultPrevented = false;

  constructor(properties: object = {}) {
    Object.assign(this, properties);
  }

  preventDefault(): void {
    this.defaultPrevented = true;
  }
}
