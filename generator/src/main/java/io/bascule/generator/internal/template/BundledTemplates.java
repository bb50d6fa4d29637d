package io.bascule.generator.internal.template;

import freemarker.cache.TemplateLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** The templates of this module. Freemarker's own loader could not see them from another module. */
final class BundledTemplates implements TemplateLoader {
  @Override
  public @Nullable Object findTemplateSource(String name) {
    return BundledTemplates.class.getResource("/templates/" + name) == null ? null : name;
  }

  @Override
  public long getLastModified(Object source) {
    return 0;
  }

  @Override
  public Reader getReader(Object source, String encoding) throws IOException {
    InputStream bytes = BundledTemplates.class.getResourceAsStream("/templates/" + source);
    if (bytes == null) {
      throw new IOException("no template " + source);
    }
    return new InputStreamReader(bytes, Charset.forName(encoding));
  }

  @Override
  public void closeTemplateSource(Object source) {
    // nothing is held open
  }
}
