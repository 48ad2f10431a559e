import type { RoundTrip } from './format';

/** As much of office.js's inner object as carries requests to Excel, on every platform but the native bridge. */
type RichApi = {
  executeRichApiRequestAsync: (message: readonly unknown[], callback: (result: Result) => void) => void;
};
type Result = {
  readonly status: string;
  /** status code, headers, body: one text or several */
  readonly value?: { readonly data: readonly [number, unknown, string | readonly string[]] };
  readonly error?: { readonly code: number };
};
type OfficeInside = { readonly OSF?: { readonly DDA?: { RichApi?: RichApi } } };

/** Where the text of a request stands in the array that office.js hands over. */
const BODY = 4;

/** Something that is told every round trip while it is open. */
export type Tap = { readonly close: () => void };

/**
 * Listens to what office.js and Excel say to each other. The function is a fixed property of its object, so the object
 * is replaced by one that inherits everything else. Null where this office.js is built differently.
 */
export function openTap(inside: OfficeInside, tell: (trip: RoundTrip) => void): Tap | null {
  const owner = inside.OSF?.DDA;
  const original = owner?.RichApi;
  if (owner === undefined || typeof original?.executeRichApiRequestAsync !== 'function') return null;
  const executeRichApiRequestAsync: RichApi['executeRichApiRequestAsync'] = (message, callback) =>
    original.executeRichApiRequestAsync(message, (result) => {
      tell({ request: parsed(String(message[BODY])), response: responseOf(result) });
      callback(result);
    });
  owner.RichApi = Object.create(original, {
    executeRichApiRequestAsync: { value: executeRichApiRequestAsync },
  }) as RichApi;
  return {
    close: () => {
      owner.RichApi = original;
    },
  };
}

function responseOf({ value, error }: Result): RoundTrip['response'] {
  if (value === undefined) return { refused: error?.code ?? 'unknown' };
  const [, , body] = value.data;
  return { body: parsed(typeof body === 'string' ? body : body.join('')) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
