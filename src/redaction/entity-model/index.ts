export { ModelTagger, type PieceClassifier } from './model-tagger';
export { WordPieces } from './word-pieces';
