/** The neutral description of an official document (report, notice) that one .docx writer renders. */
export type DocumentLayout = {
  readonly properties: { readonly title: string; readonly creator: string; readonly created: string };
  readonly blocks: readonly DocumentBlock[];
};

export type DocumentBlock =
  | { readonly kind: 'title'; readonly text: string }
  /** 1 = 一、 (黑体), 2 = （一） (楷体), 3 = 1. */
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | {
      readonly kind: 'paragraph';
      readonly text: string;
      readonly align?: 'left' | 'center' | 'right';
      readonly indent?: boolean;
    }
  | {
      readonly kind: 'table';
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** relative widths of the columns */
      readonly widths: readonly number[];
    };
