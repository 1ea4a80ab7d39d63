/** Factor from a standard deviation to half of a 90 % interval of a normal distribution. */
export const halfOfNinety = 1.6449;
