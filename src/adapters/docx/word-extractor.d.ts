/** As far as it is used here: the texts of an old .doc. */
declare module 'word-extractor' {
  type Options = { readonly filterUnicode?: boolean };
  export default class WordExtractor {
    extract(source: Buffer): Promise<{
      getBody(options?: Options): string;
      getFootnotes(options?: Options): string;
      getEndnotes(options?: Options): string;
      getAnnotations(options?: Options): string;
      getTextboxes(options?: Options & { readonly includeHeadersAndFooters?: boolean }): string;
    }>;
  }
}
