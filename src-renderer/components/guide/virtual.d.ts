/** Made by build/guide/plugin.mjs. */
declare module 'virtual:guide/*' {
  export const guide: import('./guide.ts').Guide;
  export const pictures: import('./guide.ts').GuidePictures;
}
