import { z } from 'zod';

// Imported before everything else: the page's policy lets no string become code, so zod must not even try.
z.config({ jitless: true });
