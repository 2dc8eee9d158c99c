package dev.switchboard.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** Masks the values of elements and attributes, and takes out the blanks between elements, which would spoil the indentation. */
final class XmlMask {
    private final MaskedFields fields;

    XmlMask(MaskedFields fields) {
        this.fields = fields;
    }

    /** @return whether there was something to mask */
    boolean apply(Element element) {
        if (fields.contains(element.getLocalName())) {
            blank(element);
            return true;
        }
        List<Node> children = children(element);
        boolean masked = maskAttributes(element);
        for (Node child : children) {
            if (child instanceof Element inner) {
                masked |= apply(inner);
            } else if (children.size() > 1
                    && child instanceof Text text
                    && text.getData().isBlank()) {
                element.removeChild(child);
            }
        }
        return masked;
    }

    /** Whatever it is that holds the value. */
    private static void blank(Element element) {
        element.setTextContent(MaskedFields.MASK);
        attributes(element).forEach(attribute -> attribute.setValue(MaskedFields.MASK));
    }

    private boolean maskAttributes(Element element) {
        List<Attr> masked = attributes(element)
                .filter(attribute -> fields.contains(attribute.getLocalName()))
                .toList();
        masked.forEach(attribute -> attribute.setValue(MaskedFields.MASK));
        return !masked.isEmpty();
    }

    /** But for the declarations of namespaces. */
    private static Stream<Attr> attributes(Element element) {
        NamedNodeMap all = element.getAttributes();
        return IntStream.range(0, all.getLength())
                .mapToObj(i -> (Attr) all.item(i))
                .filter(attribute -> !XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI()));
    }

    private static List<Node> children(Element element) {
        List<Node> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            children.add(child);
        }
        return children;
    }
}
