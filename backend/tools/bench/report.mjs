/** The goals: ratios of the product to the bare server, for (a), (b), (c). */
const must = { cost: { a: 1.8, b: 2.5, c: 3 }, throughput: { a: 0.5, b: 0.45, c: 0.4 }, memory: 350 };

const fixed = (value, digits = 2) => (Number.isNaN(value) ? '–' : value.toFixed(digits));

/** Prints the figures side by side and says which goal is missed; true when every « must » holds. */
export function report({ scale, figures: { memory, ...calls }, hot }) {
  const missed = [];
  const judge = (name, value, goal, atLeast = false) => {
    if (Number.isNaN(value)) return ' ';
    const held = atLeast ? value >= goal : value <= goal;
    if (!held) missed.push(`${name}: ${fixed(value)} for ${goal}`);
    return held ? '✓' : '✗';
  };
  console.log(`\nS = ${scale}; product / bare server, medians of the rounds`);
  console.log('call  p50 ms         ratio    CPU ms         ratio    req/s at 50     ratio    bytes');
  for (const [name, { product, bare }] of Object.entries(calls)) {
    const [p50, cpu, many] = [product.p50 / bare.p50, product.cpuMs / bare.cpuMs, product.perSecond / bare.perSecond];
    const pair = (key, digits) => `${fixed(product[key], digits)} / ${fixed(bare[key], digits)}`.padEnd(14);
    console.log(
      `(${name})   ${pair('p50', 2)} ${fixed(p50)} ${judge(`(${name}) p50`, p50, must.cost[name])}   ${pair('cpuMs', 2)} ${fixed(cpu)} ${judge(`(${name}) CPU`, cpu, must.cost[name])}   ` +
        `${pair('perSecond', 0)} ${fixed(many)} ${judge(`(${name}) throughput`, many, must.throughput[name], true)}   ${product.size} / ${bare.size}`,
    );
  }
  console.log(`memory of the product's process: ${fixed(memory, 0)} MB ${judge('memory', memory, must.memory)}`);
  console.log('\npages opened twenty times    median ms  slowest ms  large tables scanned whole');
  for (const { name, median, slowest, late, scans } of hot) {
    if (late > 10) missed.push(`« ${name} » grows slow: ${fixed(late)} × its first calls`);
    if (scans.length) missed.push(`« ${name} » scans ${scans.join(', ')}`);
    console.log(`${name.padEnd(28)} ${fixed(median).padStart(9)} ${fixed(slowest).padStart(11)}  ${scans.join(', ') || 'none'}`);
  }
  console.log(missed.length ? `Missed: ${missed.join('; ')}` : 'Every « must » holds.');
  return missed.length === 0;
}
