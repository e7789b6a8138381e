package main

import (
	"time"

	"istio.io/istio/pilot/pkg/model"
	"istio.io/istio/pkg/config"
	"istio.io/istio/pkg/config/constants"
	"istio.io/istio/pkg/spiffe"
)

// Proxy describes one Envoy of the mesh.
type Proxy struct {
	// Type is "sidecar" or "router" (a gateway's pod).
	Type           string            `json:"type"`
	Namespace      string            `json:"namespace"`
	Labels         map[string]string `json:"labels"`
	IP             string            `json:"ip"`
	ServiceAccount string            `json:"serviceAccount"`
}

// istioVersion is what the proxies say they are, since istiod writes for older proxies differently.
const istioVersion = "1.31.0"

func (p Proxy) node(name string) *model.Proxy {
	return &model.Proxy{
		Type:            model.NodeType(p.Type),
		ID:              name + "." + p.Namespace,
		IPAddresses:     []string{p.IP},
		ConfigNamespace: p.Namespace,
		Labels:          p.Labels,
		Metadata: &model.NodeMetadata{
			IstioVersion:   istioVersion,
			Namespace:      p.Namespace,
			Labels:         p.Labels,
			ClusterID:      constants.DefaultClusterName,
			ServiceAccount: p.ServiceAccount,
		},
		VerifiedIdentity: &spiffe.Identity{
			TrustDomain:    constants.DefaultClusterLocalDomain,
			Namespace:      p.Namespace,
			ServiceAccount: p.ServiceAccount,
		},
	}
}

// applied is when every object was that does not say: with one age for all, order goes by name. What says a later time
// comes behind, as it does behind the zero time that objects have in files.
var applied = time.Date(2000, time.January, 1, 0, 0, 0, 0, time.UTC)

// atOneTime gives the same age to every object that has none.
func atOneTime(configs []config.Config) []config.Config {
	for i := range configs {
		if configs[i].CreationTimestamp.IsZero() {
			configs[i].CreationTimestamp = applied
		}
	}
	return configs
}
