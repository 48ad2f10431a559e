import type { ReactElement } from 'react';

/** Line icons of 20 units, drawn here so that nothing is loaded; they are ornaments beside words. */
const paths = {
  add: 'M10 4v12M4 10h12',
  arrowDown: 'M10 4v12m0 0 5-5m-5 5-5-5',
  arrowRight: 'M4 10h12m0 0-5-5m5 5-5 5',
  arrowUp: 'M10 16V4m0 0 5 5m-5-5-5 5',
  attachment: 'm7 10.5 4.5-4.5a2.5 2.5 0 0 1 3.5 3.5l-6 6a4 4 0 0 1-5.7-5.7l6-6',
  check: 'm4 10.5 4 4 8-9',
  chevronDown: 'm5 8 5 5 5-5',
  clock: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14Zm0 3v4.2l2.8 1.8',
  close: 'm5 5 10 10M15 5 5 15',
  copy: 'M7 7h9v9H7zM4 13V4h9',
  delete: 'M4 6h12M8 6V4h4v2m-6 0 .7 10h6.6L14 6M8.5 9v4m3-4v4',
  document: 'M5 3h7l3 3v11H5zM12 3v3h3M7.5 10h5m-5 3h5',
  download: 'M10 3v9m0 0 4-4m-4 4L6 8M4 16h12',
  edit: 'm4 16 .8-3.4L13 4.4a1.4 1.4 0 0 1 2 0l.6.6a1.4 1.4 0 0 1 0 2L7.4 15.2 4 16Z',
  error: 'M7 3h6l4 4v6l-4 4H7l-4-4V7zm0 4 6 6m0-6-6 6',
  grid: 'M3 4h14v12H3zM3 8h14M3 12h14M8 8v8M13 8v8',
  info: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14Zm0 6v4.5M10 6.3v.4',
  lock: 'M5 9h10v7H5zm2 0V6.5a3 3 0 0 1 6 0V9',
  merge: 'M4 4c0 5 6 3.5 6 8v4m0-4c0-4.5 6-3 6-8M7 13l3 3 3-3',
  more: 'M5 9.8v.4m5-.4v.4m5-.4v.4',
  open: 'M3 16V5h5l1.5 2H17v9zM3 9h14',
  paste: 'M7 4H4.5v12.5h11V4H13M7 3h6v3H7z',
  question: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14ZM8 8.3c0-2.6 4-2.6 4 0 0 1.5-2 1.6-2 3m0 2.3v.4',
  redo: 'm13 5 3.5 3.5L13 12m3-3.5H8.5a4 4 0 0 0 0 8H12',
  remove: 'M4 10h12',
  split: 'M10 3v4c0 4-6 4-6 9m6-9c0 4 6 4 6 9M1.8 13.5 4 16l2.2-2.5m7.6 0L16 16l2.2-2.5',
  undo: 'M7 5 3.5 8.5 7 12M4 8.5h7.5a4 4 0 0 1 0 8H8',
  warning: 'm10 3 7.5 13.5h-15zM10 8v4m0 2.2v.4',
} as const;

export type IconName = keyof typeof paths;

export function Icon(props: { readonly name: IconName; readonly size?: number }): ReactElement {
  const size = props.size ?? 20;
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={props.name === 'more' ? 2.4 : 1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[props.name]} />
    </svg>
  );
}
