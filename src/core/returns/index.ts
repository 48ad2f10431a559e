export * from './adopt';
export * from './read-claim';
export * from './recognise';
