/** What becomes of a database of the first LeadRabbit; only MongoDB has such databases. */
export { adopt, planAdoption } from './mongodb/adoption/run-adoption.ts';
