// Promises have started when you hold them, so awaiting them in turn overlaps their waits.
// ANCHOR: check
async function check(name, ms) {
  console.log(`${name} is asked`);
  await new Promise((done) => setTimeout(done, ms)); // stands in for the network
  console.log(`${name} answers`);
  return name;
}
// ANCHOR_END: check

async function main() {
  // ANCHOR: main
  const api = check("api", 30);
  const database = check("database", 20);
  const answers = [await api, await database];
  // ANCHOR_END: main
  console.log("in turn:", answers);
  console.log("all:", await Promise.all([check("api", 30), check("database", 20)]));
}

main();
