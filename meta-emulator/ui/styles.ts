export const STYLES = '';
