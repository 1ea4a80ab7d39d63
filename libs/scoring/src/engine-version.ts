/** Changes whenever equal inputs may give different numbers. */
export const ENGINE_VERSION = '1.0.0';
