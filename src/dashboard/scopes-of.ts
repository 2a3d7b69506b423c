import type { Viewer } from '../leads/visibility.ts';
import { scopeOfOwner, type Scope } from './dashboard-store.ts';

/** Whose leads count for somebody: those that they see. */
export const scopesOf = (viewer: Viewer): readonly Scope[] =>
  viewer === null ? ['all'] : [scopeOfOwner(viewer), scopeOfOwner(null)];
