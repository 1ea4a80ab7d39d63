/** The sprout and the name. Decorative: the link around it carries the words. */
export function Logo() {
  return (
    <svg
      width="96"
      height="28"
      viewBox="0 0 96 28"
      preserveAspectRatio="xMinYMid slice"
      aria-hidden="true"
      focusable="false"
    >
      <rect width="28" height="28" rx="6" fill="var(--mantine-color-brand-filled)" />
      <g fill="none" stroke="var(--semai-on-filled)" strokeWidth="2.2" strokeLinecap="round">
        <path d="M14 23.500V13" />
      </g>
      <path d="M14 14c0-4.4 3-7.5 8.2-7.5 0 5-3.1 7.5-8.2 7.500Z" fill="var(--semai-on-filled)" />
      <path d="M14 18c0-3.5-2.4-6-6.8-6 0 4.1 2.6 6 6.8 6Z" fill="var(--semai-on-filled)" opacity="0.75" />
      <text x="36" y="20" fontSize="18" fontWeight="600" fill="currentColor">
        semai
      </text>
    </svg>
  );
}
