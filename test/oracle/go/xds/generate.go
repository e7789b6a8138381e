package main

import (
	"encoding/json"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"

	cluster "github.com/envoyproxy/go-control-plane/envoy/config/cluster/v3"
	endpoint "github.com/envoyproxy/go-control-plane/envoy/config/endpoint/v3"
	listener "github.com/envoyproxy/go-control-plane/envoy/config/listener/v3"
	route "github.com/envoyproxy/go-control-plane/envoy/config/route/v3"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"

	meshconfig "istio.io/api/mesh/v1alpha1"
	"istio.io/istio/pilot/pkg/model"
	"istio.io/istio/pilot/pkg/networking/core"
	"istio.io/istio/pilot/test/xds"
	"istio.io/istio/pkg/config/mesh"
	"istio.io/istio/pkg/kube/krt"
	"istio.io/istio/pkg/test"
)

// Request is one mesh and the proxies whose configuration is wanted.
type Request struct {
	// Manifests is a YAML stream.
	Manifests string `json:"manifests"`
	// MeshConfig is YAML laid over istiod's default.
	MeshConfig string `json:"meshConfig"`
	// Proxies by a name of the asker's choice.
	Proxies map[string]Proxy `json:"proxies"`
}

// Response is one of: the configuration per proxy, why a cluster would refuse the manifests, why istiod failed.
type Response struct {
	Proxies map[string]ProxyConfig `json:"proxies,omitempty"`
	Refused []string               `json:"refused,omitempty"`
	Failed  string                 `json:"failed,omitempty"`
}

// ProxyConfig is what istiod sends to one proxy, as protojson that Envoy reads.
type ProxyConfig struct {
	Listeners []json.RawMessage `json:"listeners"`
	Routes    []json.RawMessage `json:"routes"`
	Clusters  []json.RawMessage `json:"clusters"`
	Endpoints []json.RawMessage `json:"endpoints"`
}

// generate starts an istiod for this mesh alone and stops it again, so that no mesh sees another.
func generate(request Request, objects Objects) (response Response) {
	// Every collection registers itself in this global for debugging, which would keep all meshes in memory.
	krt.GlobalDebugHandler = new(krt.DebugHandler)
	meshConfig := mesh.DefaultMeshConfig()
	if request.MeshConfig != "" {
		applied, err := mesh.ApplyMeshConfig(request.MeshConfig, meshConfig)
		if err != nil {
			return Response{Refused: []string{"mesh config: " + err.Error()}}
		}
		meshConfig = applied
	}
	proxies := map[string]ProxyConfig{}
	panicked := ""
	err := test.Wrap(func(t test.Failer) {
		defer func() {
			if cause := recover(); cause != nil {
				panicked = fmt.Sprintf("istiod panicked: %v\n%s", cause, debug.Stack())
			}
		}()
		generateAll(t, request.Proxies, objects, meshConfig, proxies)
	})
	if panicked != "" {
		return Response{Failed: panicked}
	}
	if err != nil {
		return Response{Failed: err.Error()}
	}
	return Response{Proxies: proxies}
}

func generateAll(t test.Failer, wanted map[string]Proxy, objects Objects, config *meshconfig.MeshConfig, into map[string]ProxyConfig) {
	server := xds.NewFakeDiscoveryServer(t, xds.FakeOptions{
		Configs:            atOneTime(objects.Configs),
		KubernetesObjects:  objects.Kubernetes,
		MeshConfig:         config,
		KubeClientModifier: stampGatewayAPI,
	})
	for name, description := range wanted {
		proxy := server.SetupProxy(description.node(name))
		listeners := server.Listeners(proxy)
		into[name] = ProxyConfig{
			Listeners: protoJSON(t, listeners, (*listener.Listener).GetName),
			Routes:    protoJSON(t, routes(t, server, proxy, listeners), (*route.RouteConfiguration).GetName),
			Clusters:  protoJSON(t, server.Clusters(proxy), (*cluster.Cluster).GetName),
			Endpoints: protoJSON(t, server.Endpoints(proxy), (*endpoint.ClusterLoadAssignment).GetClusterName),
		}
	}
}

// routes asks for every route configuration once, as Envoy does: asked twice for one name, istiod's second answer is empty.
func routes(t test.Failer, server *xds.FakeDiscoveryServer, proxy *model.Proxy, listeners []*listener.Listener) []*route.RouteConfiguration {
	names := core.ExtractRoutesFromListeners(listeners)
	slices.Sort(names)
	resources, _ := server.ConfigGen.BuildHTTPRoutes(proxy, &model.PushRequest{Push: server.PushContext()}, slices.Compact(names))
	configurations := make([]*route.RouteConfiguration, 0, len(resources))
	for _, resource := range resources {
		configuration := &route.RouteConfiguration{}
		if err := resource.Resource.UnmarshalTo(configuration); err != nil {
			t.Fatal(err)
		}
		configurations = append(configurations, configuration)
	}
	return configurations
}

// protoJSON sorts by name, since istiod's order is that of Go's maps.
func protoJSON[M proto.Message](t test.Failer, messages []M, name func(M) string) []json.RawMessage {
	slices.SortFunc(messages, func(a, b M) int { return strings.Compare(name(a), name(b)) })
	documents := make([]json.RawMessage, 0, len(messages))
	for _, message := range messages {
		document, err := protojson.Marshal(message)
		if err != nil {
			t.Fatal(err)
		}
		documents = append(documents, document)
	}
	return documents
}
