/**
 * Phi(x), the standard normal distribution function, to double precision (Hart 1968, algorithm 5666, as given by
 * West 2005, Better approximations to cumulative normal functions).
 */
export function normalCdf(x: number): number {
  const size = Math.abs(x);
  if (size > 37) return x > 0 ? 1 : 0;
  const density = Math.exp((-size * size) / 2);
  const tail = size < 7.07106781186547 ? density * ratio(size) : density / continued(size) / Math.sqrt(2 * Math.PI);
  return x > 0 ? 1 - tail : tail;
}

function ratio(x: number): number {
  const above = [
    3.52624965998911e-2, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931,
    220.206867912376,
  ];
  const below = [
    8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831,
    793.826512519948, 440.413735824752,
  ];
  const polynomial = (terms: readonly number[]) => terms.reduce((sum, term) => sum * x + term, 0);
  return polynomial(above) / polynomial(below);
}

/** Laplace's continued fraction of the Mills ratio, from its 30th term. */
function continued(x: number): number {
  let build = x;
  for (let k = 30; k >= 1; k--) build = x + k / build;
  return build;
}
