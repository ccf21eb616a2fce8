export { summarise, type ObservedRequest, type RequestSource, type RequestSummary } from './observed-request';
export { reasonFor, type RequestReason } from './request-reason';
export { collectRequests, observeRequests } from './requests';
