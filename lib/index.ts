export * from './app';
export * from './model';
export * from './patterns';
export * from './resources';
