package main

import (
	"fmt"
	"strings"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"sigs.k8s.io/yaml"

	istiocrd "istio.io/istio/pilot/pkg/config/kube/crd"
	"istio.io/istio/pkg/config"
	"istio.io/istio/pkg/config/constants"
	"istio.io/istio/pkg/config/crd"
	"istio.io/istio/pkg/config/schema/collections"
	"istio.io/istio/pkg/kube"
	"istio.io/istio/pkg/test"
	"istio.io/istio/pkg/test/util/yml"
	"istio.io/istio/pkg/util/sets"
)

// Admission does to manifests what the API server and istiod's webhook do before istiod sees them: fill in defaults,
// judge by schema and CEL, judge by Istio's own validation.
type Admission struct {
	schemas *crd.Validator
}

// clusterScoped kinds have no namespace.
var clusterScoped = sets.New("Namespace", "GatewayClass", "IngressClass")

// Objects is a mesh as istiod reads it: Istio's kinds from the config store, everything else from Kubernetes.
type Objects struct {
	Configs    []config.Config
	Kubernetes []runtime.Object
}

func newAdmission() (*Admission, error) {
	admission := &Admission{}
	err := test.Wrap(func(t test.Failer) { admission.schemas = crd.NewIstioValidator(t) })
	if admission.schemas != nil {
		admission.schemas.SkipMissing = true
	}
	return admission, err
}

// admit returns the objects of the manifests and, where a cluster would refuse one, the reasons.
func (a *Admission) admit(manifests string) (Objects, []string) {
	objects := Objects{}
	refused := []string{}
	for _, document := range yml.SplitString(manifests) {
		object, err := parse(document)
		if err != nil {
			refused = append(refused, err.Error())
			continue
		}
		if err := a.admitOne(object, &objects); err != nil {
			refused = append(refused, fmt.Sprintf("%s %s/%s: %v", object.GetKind(), object.GetNamespace(), object.GetName(), err))
		}
	}
	assignClusterIPs(objects.Kubernetes)
	return objects, refused
}

// parse keeps whole numbers whole, which CEL insists on.
func parse(document string) (*unstructured.Unstructured, error) {
	text, err := yaml.YAMLToJSON([]byte(document))
	if err != nil {
		return nil, err
	}
	object := &unstructured.Unstructured{}
	return object, object.UnmarshalJSON(text)
}

func (a *Admission) admitOne(object *unstructured.Unstructured, into *Objects) error {
	if object.GetNamespace() == "" && !clusterScoped.Contains(object.GetKind()) {
		object.SetNamespace("default")
	}
	if err := a.schemas.ValidateCustomResource(object); err != nil {
		return err
	}
	document, err := object.MarshalJSON()
	if err != nil {
		return err
	}
	if !strings.HasSuffix(object.GroupVersionKind().Group, ".istio.io") {
		decoded, _, err := kube.IstioCodec.UniversalDeserializer().Decode(document, nil, nil)
		if err != nil {
			return err
		}
		setServiceDefaults(decoded)
		into.Kubernetes = append(into.Kubernetes, decoded)
		return nil
	}
	configs, _, err := istiocrd.ParseInputs(string(document))
	if err != nil {
		return err
	}
	for _, parsed := range configs {
		schema, known := collections.Pilot.FindByGroupVersionKind(parsed.GroupVersionKind)
		if !known {
			return fmt.Errorf("istiod does not read %s", parsed.GroupVersionKind)
		}
		if _, err := schema.ValidateConfig(parsed); err != nil {
			return err
		}
		parsed.Domain = constants.DefaultClusterLocalDomain
		into.Configs = append(into.Configs, parsed)
	}
	return nil
}
