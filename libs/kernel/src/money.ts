/** An amount in minor units of its currency (ISO 4217). The rupiah is counted in whole rupiah. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}
