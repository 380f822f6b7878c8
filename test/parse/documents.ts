/** One small document of each kind that is read, for tests that damage them. */
export const documents: Record<string, Uint8Array> = {
  'RSS 2.0': bytes(`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Acme News</title><link>https://acme.example/</link><language>en</language>
<item><title>Acme 2 &amp; more</title><link>https://acme.example/2</link><guid isPermaLink="false">a2</guid><dc:creator>Ada</dc:creator><category>Product</category><pubDate>Tue, 19 May 2026 16:00:00 GMT</pubDate><description><![CDATA[<p>A <b>new</b> model &mdash; today.</p>]]></description></item>
<item><title><![CDATA[推論モデル「長考」を公開]]></title><link>/3</link><pubDate>2026年5月18日</pubDate><content:encoded>&lt;p&gt;本文&lt;/p&gt;</content:encoded></item></channel></rss>`),
  'RSS 1.0':
    bytes(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://acme.example/"><title>Acme</title></channel>
<item rdf:about="https://acme.example/1"><title>One</title><link>https://acme.example/1</link><dc:date>2026-05-19T16:00:00+09:00</dc:date><dc:subject>API</dc:subject></item></rdf:RDF>`),
  Atom: bytes(`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://acme.example/blog/"><title type="html">Acme &amp;amp; co</title>
<entry><id>tag:acme.example,2026:1</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Say <em>hello</em></div></title><link rel="alternate" href="a"/><link rel="self" href="s"/><author><name>Ada</name></author><category term="p" label="Product"/><published>2026-05-19T16:00:00Z</published><summary type="html">&lt;p&gt;Text&lt;/p&gt;</summary></entry>
<entry><title mode="base64">U2F5IDxiPmhlbGxvPC9iPg==</title><updated>2026-05-18</updated><content>Plain</content></entry></feed>`),
  'JSON Feed': bytes(
    '{"version":"https://jsonfeed.org/version/1.1","title":"Acme","items":[{"id":"1","url":"https://acme.example/1","title":"One","content_html":"<p>Text</p>","date_published":"2026-05-19T16:00:00Z","tags":["a"],"authors":[{"name":"Ada"}]}]}',
  ),
  page: bytes(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>News</title></head><body><main>
<article class="post"><a href="/news/a"><h3>Introducing A</h3></a><time datetime="2026-05-19">May 19, 2026</time><p>Text</p></article>
<article class="post"><a href="/news/b"><h3>Introducing B</h3></a><time>May 18, 2026</time></article></main>
<script>self.__next_f.push([1,"5:[{\\"slug\\":\\"c\\",\\"title\\":\\"C\\",\\"publishedOn\\":\\"2026-05-17T00:00:00Z\\"}]\\n"])</script></body></html>`),
}

/** How the page above is read: by its rows, and by the data for its own scripts. */
export const pageRules = {
  rows: { each: '.post', title: 'h3', link: 'a', date: 'time', summary: 'p' },
  payload: [{ where: {}, title: 'title', date: 'publishedOn', link: '/news/{slug}' }],
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
