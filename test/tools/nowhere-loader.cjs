/**
 * pdf.js asks where it lies, to look for files beside it: it has none, and no path of the builder belongs into a
 * bundle. Only its own files are changed: a DefinePlugin for `import.meta.url` would also hide our worker's address.
 */
module.exports = (source) => source.replaceAll('import.meta.url', JSON.stringify('file:///taizhang.js'));
