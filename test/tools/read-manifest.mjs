// Prints what the manifest tools of Office read in manifest.xml, as JSON: node test/tools/read-manifest.mjs FILE
import { OfficeAddinManifest } from 'office-addin-manifest';

process.stdout.write(JSON.stringify(await OfficeAddinManifest.readManifestFile(process.argv[2])));
