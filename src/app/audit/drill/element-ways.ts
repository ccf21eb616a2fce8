import type { Told, Way } from './way';

/** A way out that an element takes once it is in the page. */
function element<K extends keyof HTMLElementTagNameMap>(
  id: string,
  title: string,
  name: K,
  prepare: (made: HTMLElementTagNameMap[K], url: string) => void,
): Way {
  return {
    id,
    title,
    isReported: true,
    attempt: ({ url, stage }) => {
      const made = document.createElement(name);
      prepare(made, url);
      stage.append(made);
      return 'tried';
    },
  };
}

function intoFrame(way: Way): Way {
  return { ...way, isFrame: true };
}

function link(id: string, title: string, rel: string, isReported: boolean, as = ''): Way {
  return {
    id,
    title,
    isReported,
    attempt: ({ url, stage }) => {
      const made = document.createElement('link');
      if (!made.relList.supports(rel)) return 'absent';
      made.rel = rel;
      if (as !== '') made.as = as;
      made.href = url;
      stage.append(made);
      return 'tried';
    },
  };
}

/** Ways out that the page's elements and styles take. */
export const elementWays: readonly Way[] = [
  element('image', 'Image', 'img', (image, url) => {
    image.src = url;
  }),
  element('background', 'Background image of a style', 'div', (box, url) => {
    box.style.backgroundImage = `url("${url}")`;
    box.textContent = '\u00a0';
  }),
  link('stylesheet', 'Style sheet', 'stylesheet', true),
  {
    id: 'import-rule',
    title: '@import in a style sheet',
    isReported: true,
    attempt: ({ url, signal }) => {
      const [sheet] = [...document.styleSheets].filter(isReadable);
      if (sheet === undefined) return 'untold';
      sheet.insertRule(`@import url("${url}")`, 0);
      signal.addEventListener('abort', () => {
        sheet.deleteRule(0);
      });
      return 'tried';
    },
  },
  {
    id: 'font',
    title: 'Font',
    isReported: true,
    attempt: async ({ url }): Promise<Told> => {
      await new FontFace('leak-drill', `url("${url}")`).load().catch(() => undefined);
      return 'tried';
    },
  },
  element('script', 'Script', 'script', (script, url) => {
    script.type = 'module';
    script.src = url;
  }),
  link('prefetch', 'Link that fetches ahead (prefetch)', 'prefetch', true),
  link('preload', 'Link that loads ahead (preload)', 'preload', true, 'image'),
  link('modulepreload', 'Link that loads a script ahead (modulepreload)', 'modulepreload', true),
  link('preconnect', 'Link that connects ahead (preconnect)', 'preconnect', false),
  link('dns-prefetch', 'Link that looks a name up ahead (dns-prefetch)', 'dns-prefetch', false),
  intoFrame(
    element('frame', 'Frame', 'iframe', (frame, url) => {
      frame.src = url;
    }),
  ),
  intoFrame(
    element('object', 'Object', 'object', (made, url) => {
      made.data = url;
    }),
  ),
  intoFrame(
    element('embed', 'Embedded content', 'embed', (made, url) => {
      made.src = url;
    }),
  ),
  {
    id: 'form',
    title: 'Form, sent into a frame',
    isReported: true,
    isFrame: true,
    attempt: ({ url, stage }) => {
      const frame = document.createElement('iframe');
      frame.name = 'leak-drill-form';
      stage.append(frame);
      // Without the frame it would open a window, and this page would be left.
      if (frame.contentWindow === null) return 'untold';
      const form = document.createElement('form');
      form.method = 'post';
      form.target = frame.name;
      form.action = url;
      stage.append(form);
      form.submit();
      return 'tried';
    },
  },
  element('audio', 'Audio', 'audio', (audio, url) => {
    audio.preload = 'auto';
    audio.src = url;
  }),
  element('video', 'Video', 'video', (video, url) => {
    video.preload = 'auto';
    video.src = url;
  }),
  {
    id: 'ping',
    title: 'Ping of a link that stays on this page',
    isReported: true,
    attempt: ({ url, stage }) => {
      const made = document.createElement('a');
      if (!('ping' in made)) return 'absent';
      // Without a fragment, a link to this very address would load the page anew.
      if (location.hash === '') return 'untold';
      made.href = location.href;
      made.ping = url;
      stage.append(made);
      made.click();
      return 'tried';
    },
  },
];

/** Rules can be added to sheets of this origin only. */
function isReadable(sheet: CSSStyleSheet): boolean {
  try {
    return sheet.cssRules.length >= 0;
  } catch {
    return false;
  }
}
