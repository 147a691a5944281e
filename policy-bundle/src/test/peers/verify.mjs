// Verifies the signed manifest of a bundle: verify.mjs BUNDLE PUBLIC-KEY. Prints the manifest and the names of the key.
import { readFileSync } from "node:fs";
import { calculateJwkThumbprint, exportJWK, generalVerify, importSPKI } from "jose";

const [bundle, pem] = process.argv.slice(2);
const bytes = readFileSync(bundle);
const jws = JSON.parse(bytes.subarray(0, bytes.indexOf(10)).toString("ascii"));
const key = await importSPKI(readFileSync(pem, "ascii"), "EdDSA", { extractable: true });
const { payload, protectedHeader } = await generalVerify(jws, key, { algorithms: ["EdDSA"] });
console.log(Buffer.from(payload).toString("utf8"));
console.log(protectedHeader.kid === (await calculateJwkThumbprint(await exportJWK(key))));
