export { estimateRisk, type RiskEstimate } from './estimate';
