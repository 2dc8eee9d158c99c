package dev.switchboard.console;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.ErrorListener;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** XML, indented. A document with a DOCTYPE is refused, for what that can refer to or expand to. */
final class XmlRendering implements Rendering {
    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";
    private static final String DEPTH = "http://www.oracle.com/xml/jaxp/properties/maxElementDepth";
    private static final int MOST_DEPTH = 500;

    private final MaskedFields fields;

    XmlRendering(MaskedFields fields) {
        this.fields = fields;
    }

    @Override
    public boolean write(String document, Excerpt excerpt) throws UnreadableDocumentException {
        Document read = parse(document);
        boolean masked = new XmlMask(fields).apply(read.getDocumentElement());
        try {
            transformer().transform(new DOMSource(read), new StreamResult(excerpt));
        } catch (TransformerException e) {
            if (!excerpt.isTruncated()) {
                throw new UnreadableDocumentException(e);
            }
        }
        return masked;
    }

    private static Document parse(String document) throws UnreadableDocumentException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(NO_DOCTYPE, true);
            factory.setAttribute(DEPTH, MOST_DEPTH);
            factory.setXIncludeAware(false);
            factory.setNamespaceAware(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler()); // throws, and prints nothing
            return builder.parse(new InputSource(new StringReader(document)));
        } catch (SAXException | IOException e) {
            throw new UnreadableDocumentException(e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The JDK's parser knows these features", e);
        }
    }

    private static Transformer transformer() throws TransformerException {
        TransformerFactory factory = TransformerFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setErrorListener(THROWING);
        Transformer transformer = factory.newTransformer();
        transformer.setErrorListener(THROWING);
        transformer.setOutputProperty(OutputKeys.INDENT, "yes");
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        return transformer;
    }

    /** The usual one prints. */
    private static final ErrorListener THROWING = new ErrorListener() {
        @Override
        public void warning(TransformerException e) {
            // of no interest to whoever looks at a body
        }

        @Override
        public void error(TransformerException e) throws TransformerException {
            throw e;
        }

        @Override
        public void fatalError(TransformerException e) throws TransformerException {
            throw e;
        }
    };
}
