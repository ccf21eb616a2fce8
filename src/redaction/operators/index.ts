export { applyOperator } from './apply';
export { operatorContext } from './generalise';
export { defaultPolicy } from './policy';
