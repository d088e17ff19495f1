// Promises have started when you hold them, so awaiting them in turn overlaps their waits.
// ANCHOR: main
async function check(name, ms) {
  console.log(`${name} is asked`);
  await new Promise((done) => setTimeout(done, ms)); // for the network
  console.log(`${name} answers`);
  return name;
}

async function main() {
  const api = check("api", 30);
  const database = check("database", 20);
  const answers = [await api, await database];
  console.log("in turn:", answers);
  const both = await Promise.all([check("api", 30), check("database", 20)]);
  console.log("all:", both);
}

main();
// ANCHOR_END: main
