export { choosePack, type ChosenPack, type Packs } from './choose-pack';
export { readDocument, type ReadOptions, type ReadProgress } from './read-document';
export { readWithPacks, type PackToRead } from './read-with-packs';
