export * from './recognise';
