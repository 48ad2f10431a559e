/** pdf.js's worker as a module: loading it puts `pdfjsWorker` where pdf.js looks before it starts a real worker. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';

/** A table of character codes as base64 (see the build's rule for .bcmap). */
declare module '*.bcmap' {
  const base64: string;
  export default base64;
}
