/** Meta keeps leads for 90 days. Nothing older can be fetched. */
export const META_KEEPS_DAYS = 90;
