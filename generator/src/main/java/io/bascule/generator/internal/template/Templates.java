package io.bascule.generator.internal.template;

import freemarker.cache.TemplateLoader;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.Version;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Freemarker, configured once and closed: a template can shape a text, and do nothing else. */
public final class Templates {
  private static final Configuration CONFIGURATION = configuration();

  private Templates() {}

  private static Configuration configuration() {
    Version version = Configuration.VERSION_2_3_35;
    var configuration = new Configuration(version);
    configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
    configuration.setLocale(Locale.ROOT);
    configuration.setNumberFormat("computer");
    configuration.setBooleanFormat("c");
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setWrapUncheckedExceptions(true);
    configuration.setFallbackOnNullLoopVariable(false);
    configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    configuration.setAPIBuiltinEnabled(false);
    configuration.setLocalizedLookup(false);
    var wrapper = new DefaultObjectWrapper(version);
    wrapper.setForceLegacyNonListCollections(false); // a set stays a set
    configuration.setObjectWrapper(wrapper);
    TemplateLoader bundled = new BundledTemplates();
    configuration.setTemplateLoader(bundled);
    return configuration;
  }

  /**
   * A template that the tool brings along, filled in.
   *
   * @param name such as {@code operation/AddColumn.ftl}
   */
  public static String bundled(String name, Map<String, ?> model) throws TemplateException {
    try {
      return filled(CONFIGURATION.getTemplate(name), model);
    } catch (IOException e) {
      throw new IllegalStateException("the template " + name + " is missing or wrong", e);
    }
  }

  /** A template of the user's own, filled in. */
  public static String own(String name, String text, Map<String, ?> model)
      throws TemplateException, IOException {
    return filled(new Template(name, new StringReader(text), CONFIGURATION), model);
  }

  private static String filled(Template template, Map<String, ?> model)
      throws TemplateException, IOException {
    var out = new StringWriter();
    template.process(model, out);
    return out.toString();
  }
}
