package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"math/big"
	"net/url"
	"os"
	"time"
)

// Certificate is a self-signed certificate and its key, PEM.
type Certificate struct {
	Chain string `json:"chain"`
	Key   string `json:"key"`
}

// Certificates are what the proxies under test show each other.
type Certificates struct {
	// Server is what every TLS server under test serves with, whatever secret it names.
	Server Certificate `json:"server"`
	// Clients by their identity, such as "cluster.local/ns/shop/sa/web".
	Clients map[string]Certificate `json:"clients"`
}

func printCertificates(identities []string) error {
	server, err := newCertificate()
	if err != nil {
		return err
	}
	certificates := Certificates{Server: server, Clients: map[string]Certificate{}}
	for _, identity := range identities {
		uri, err := url.Parse("spiffe://" + identity)
		if err != nil {
			return err
		}
		if certificates.Clients[identity], err = newCertificate(uri); err != nil {
			return err
		}
	}
	return json.NewEncoder(os.Stdout).Encode(certificates)
}

func newCertificate(identity ...*url.URL) (Certificate, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return Certificate{}, err
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1),
		// Who trusts several of these tells them apart by their names.
		Subject:               pkix.Name{CommonName: fmt.Sprint("oracle ", identity)},
		DNSNames:              []string{"oracle"},
		URIs:                  identity,
		IsCA:                  true,
		BasicConstraintsValid: true,
		NotBefore:             time.Now().Add(-time.Hour),
		NotAfter:              time.Now().AddDate(10, 0, 0),
	}
	chain, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		return Certificate{}, err
	}
	secret, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return Certificate{}, err
	}
	return Certificate{
		Chain: string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: chain})),
		Key:   string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret})),
	}, nil
}
